export const profile = () => '';
