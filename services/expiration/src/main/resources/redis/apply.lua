-- Applies what orders said between two places of a partition, and remembers the second place: both or neither.
-- Does nothing unless Redis remembers the first place. So whoever gets past here has seen every event in between.
-- KEYS deadlines, reservations, offsets
-- ARGV partition, first place, second place, then for each change: order id, deadline, reservation (empty: it ended)
if (redis.call('HGET', KEYS[3], ARGV[1]) or '-1') ~= ARGV[2] then
    return 0
end
for i = 4, #ARGV, 3 do
    if ARGV[i + 1] == '' then
        redis.call('ZREM', KEYS[1], ARGV[i])
        redis.call('HDEL', KEYS[2], ARGV[i])
    else
        redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i])
        redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 2])
    end
end
redis.call('HSET', KEYS[3], ARGV[1], ARGV[3])
return 1
