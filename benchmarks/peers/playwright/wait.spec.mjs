import { expect, test } from '../fixture.mjs';

test('waits', async ({ request, server }) => {
  const response = await request.get(`${server.url}/health`, { headers: { Authorization: `Bearer ${server.token}` } });
  expect(response.status()).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, Number(process.env.PEERS_MILLIS)));
});
