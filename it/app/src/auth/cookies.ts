import type { CookieOptions } from 'hono/utils/cookie';

/** Not `Secure`: the server itself speaks plain HTTP, on the loopback interface by default. */
export const cookieOptions = {
  httpOnly: true,
  sameSite: 'Lax',
  path: '/',
} as const satisfies CookieOptions;
