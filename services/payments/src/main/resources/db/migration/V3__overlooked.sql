-- What is authorised and waits for word from orders.
create index authorized_payments on payments (created_at) where status = 'AUTHORIZED';
