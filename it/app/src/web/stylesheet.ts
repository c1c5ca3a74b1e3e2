/** A file of its own, since the Content-Security-Policy allows no inline styles. */
export const stylesheet = `
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
nav { display: flex; gap: 1rem; align-items: center; }
nav form { margin-left: auto; }
label { display: block; margin: 0.5rem 0; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #ccc; padding: 0.25rem 0.5rem; text-align: left; }
td form { display: inline; }
.error { color: #a00; }
`.trimStart();
