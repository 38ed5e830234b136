// Buys a ticket with the client that openapi-typescript makes. Its argument is the API's address.
import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./api.js";

declare const process: { argv: string[] };

const address = process.argv[2];

async function signUp(name: string): Promise<Client<paths>> {
  const client = createClient<paths>({ baseUrl: address });
  const { data, error } = await client.POST("/api/users/signup", {
    body: { email: `${name}-${crypto.randomUUID()}@example.com`, password: "correct horse battery" },
  });
  if (!data) throw refused(error);
  client.use({
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${data.accessToken}`);
      return request;
    },
  });
  return client;
}

function refused(problem: { type: string; detail: string }): Error {
  return new Error(`${problem.type}: ${problem.detail}`);
}

const seller = await signUp("seller");
const listed = await seller.POST("/api/tickets", {
  body: { title: "Bought from TypeScript", price: 20.5, quantity: 3, currency: "USD" },
});
if (!listed.data) throw refused(listed.error);

const own = await seller.GET("/api/tickets", { params: { query: { seller: "me" } } });
if (own.data?.[0]?.held !== 0) throw new Error("the seller's own list does not say how many are held");

const buyer = await signUp("buyer");
const user = await buyer.GET("/api/users/currentuser");
if (!user.data?.currentUser?.email.startsWith("buyer-")) throw new Error("the buyer is not signed in");

const placed = await buyer.POST("/api/orders", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { ticketId: listed.data.id, quantity: 2, price: listed.data.price },
});
if (!placed.data) throw refused(placed.error);

const paid = await buyer.POST("/api/payments", {
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { orderId: placed.data.id, token: "tok_visa" },
});
if (!paid.data) throw refused(paid.error);

const deadline = Date.now() + 30_000;
for (;;) {
  const order = await buyer.GET("/api/orders/{id}", { params: { path: { id: placed.data.id } } });
  if (!order.data) throw refused(order.error);
  if (order.data.status === "complete") {
    console.log(`complete, ${order.data.total} ${order.data.currency}`);
    break;
  }
  if (Date.now() > deadline) throw new Error(`still ${order.data.status}`);
  await new Promise((resolve) => setTimeout(resolve, 50));
}
