export const greeting = 'hello from a package';
