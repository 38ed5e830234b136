-- Makes claimed reservations due again at once, except those whose order has ended or has a newer deadline since.
-- KEYS deadlines, reservations, offsets
-- ARGV sentinel, then of each: order id, reservation as it was claimed
for i = 2, #ARGV, 2 do
    local reservation = ARGV[i + 1]
    if redis.call('HGET', KEYS[2], ARGV[i]) == reservation then
        redis.call('ZADD', KEYS[1], 'XX', string.match(reservation, '^%d+'), ARGV[i])
    end
end
