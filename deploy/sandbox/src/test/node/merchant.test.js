import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import Stripe from "stripe";

const port = Number(process.env.SANDBOX_PORT);
const stripe = new Stripe("sk_test_sandbox", { host: "localhost", port, protocol: "http", maxNetworkRetries: 2 });
const order = { amount: 2050, currency: "usd", capture_method: "manual" };

const authorized = (card) => stripe.paymentIntents.create({ ...order, payment_method: card, confirm: true });

async function captured() {
  const { id } = await authorized("pm_card_visa");
  return stripe.paymentIntents.capture(id);
}

/** Sends a form of a page for people. */
const submit = (path, fields) =>
  fetch(new URL(path, `http://localhost:${port}`), {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });

test("creates, confirms and captures", async () => {
  const created = await stripe.paymentIntents.create({ ...order, payment_method: "pm_card_visa" });
  assert.equal(created.status, "requires_confirmation");

  const confirmed = await stripe.paymentIntents.confirm(created.id);
  assert.equal(confirmed.amount_capturable, 2050);

  const paid = await stripe.paymentIntents.capture(created.id, { expand: ["latest_charge.balance_transaction"] });
  assert.equal(paid.status, "succeeded");
  assert.equal(paid.latest_charge.balance_transaction.net, 2050 - 89);
});

test("cancels", async () => {
  const { id } = await authorized("pm_card_visa");

  const cancelled = await stripe.paymentIntents.cancel(id);

  assert.equal(cancelled.status, "canceled");
});

test("hears of a decline", async () => {
  await assert.rejects(authorized("pm_card_chargeDeclinedInsufficientFunds"), (error) => {
    assert.ok(error instanceof Stripe.errors.StripeCardError);
    assert.equal(error.code, "card_declined");
    assert.equal(error.decline_code, "insufficient_funds");
    assert.equal(error.payment_intent.status, "requires_payment_method");
    return true;
  });
});

test("sends the holder to the bank", async () => {
  const intent = await stripe.paymentIntents.create({
    ...order,
    payment_method: "pm_card_threeDSecure2Required",
    confirm: true,
    return_url: "http://localhost/back",
  });
  assert.equal(intent.status, "requires_action");

  await submit(intent.next_action.redirect_to_url.url, { answer: "complete" });

  const answered = await stripe.paymentIntents.retrieve(intent.id);
  assert.equal(answered.status, "requires_capture");
});

test("refunds, and lists all pages", async () => {
  const { id, latest_charge } = await captured();
  for (let i = 0; i < 5; i++) {
    await stripe.refunds.create({ payment_intent: id, amount: 100 });
  }

  const amounts = [];
  for await (const refund of stripe.refunds.list({ payment_intent: id, limit: 2 })) {
    amounts.push(refund.amount);
  }

  assert.deepEqual(amounts, [100, 100, 100, 100, 100]);
  const charge = await stripe.charges.retrieve(latest_charge);
  assert.equal(charge.amount_refunded, 500);
});

test("pays a seller", async () => {
  await captured();
  const account = await stripe.accounts.create({
    type: "express",
    capabilities: { transfers: { requested: true } },
  });
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: "account_onboarding",
    refresh_url: "http://localhost/again",
    return_url: "http://localhost/back",
  });
  await fetch(link.url);
  await submit(link.url, { answer: "finish" });
  const enabled = await stripe.accounts.retrieve(account.id);
  assert.equal(enabled.capabilities.transfers, "active");

  const transfer = await stripe.transfers.create({ amount: 700, currency: "usd", destination: account.id });
  assert.equal(transfer.destination, account.id);
  const booked = await stripe.balanceTransactions.retrieve(transfer.balance_transaction);
  assert.equal(booked.net, -700);

  const reversal = await stripe.transfers.createReversal(transfer.id);
  assert.equal(reversal.amount, 700);
});

test("checks the signature of an event", async (t) => {
  const server = createServer().listen(0, "127.0.0.1");
  t.after(() => server.close().closeAllConnections());
  await once(server, "listening");
  const received = once(server, "request");
  const endpoint = await stripe.webhookEndpoints.create({
    url: `http://127.0.0.1:${server.address().port}/`,
    enabled_events: ["refund.created"],
  });
  const { id } = await captured();
  const refund = await stripe.refunds.create({ payment_intent: id });

  const [request, response] = await received;
  const body = Buffer.concat(await request.toArray());
  response.end();

  const signature = request.headers["stripe-signature"];
  const event = stripe.webhooks.constructEvent(body, signature, endpoint.secret);
  assert.equal(event.data.object.id, refund.id);
  assert.throws(() => stripe.webhooks.constructEvent(body, signature, "whsec_another"));
  await stripe.webhookEndpoints.del(endpoint.id);
});

test("repeats a call whose answer was lost", async () => {
  const { id, latest_charge } = await captured();
  await submit("/sandbox/faults", {
    next_capture: "WORKS",
    failures: 0,
    delay_millis: 0,
    loses_answer: "on",
  });

  await stripe.refunds.create({ payment_intent: id, amount: 700 });

  const charge = await stripe.charges.retrieve(latest_charge);
  assert.equal(charge.amount_refunded, 700);
});

test("gets one answer for a key", async () => {
  const options = { idempotencyKey: "one-order-of-node" };

  const first = await stripe.paymentIntents.create(order, options);
  const second = await stripe.paymentIntents.create(order, options);

  assert.equal(second.id, first.id);
});
