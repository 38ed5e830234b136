-- Applies what orders said between two offsets of a partition, and remembers the second offset: both or neither.
-- Does nothing unless Redis remembers the first offset. So a follower that gets past here has seen every event in between.
-- Parts leave the offset as it is. From the first one on their follower has a turn, and every other one must find it still
-- there: it ends when all is lost, when another follower takes a turn, and when the offset moves. Without it, parts from
-- before a loss would be missing, or one follower's older view would cover another's newer one.
-- A reservation replaces one of an older version or of its own, and never a newer one: after a crash events come again, and
-- dead letters come again behind newer events. An end removes it, whatever its version.
-- KEYS deadlines, reservations, offsets
-- ARGV sentinel, partition, first offset, second offset, the turn that must be there (empty: any), the turn that is there
--      afterwards (empty: none), then for each change: order id, deadline, reservation (empty: it ended)
local function version(reservation)
    return tonumber(string.match(reservation, '^%d+ (%d+) '))
end
local turn = ARGV[2] .. ' turn'
if (redis.call('HGET', KEYS[3], ARGV[2]) or '-1') ~= ARGV[3] then
    return 0
end
if ARGV[5] ~= '' and redis.call('HGET', KEYS[3], turn) ~= ARGV[5] then
    return 0
end
if redis.call('HEXISTS', KEYS[3], ARGV[1]) == 0 then
    -- Once for as long as anything is remembered: put back later it would hide what was lost in between.
    redis.call('ZADD', KEYS[1], '+inf', ARGV[1])
    redis.call('HSET', KEYS[2], ARGV[1], '')
    redis.call('HSET', KEYS[3], ARGV[1], '')
end
for i = 7, #ARGV, 3 do
    if ARGV[i + 1] == '' then
        redis.call('ZREM', KEYS[1], ARGV[i])
        redis.call('HDEL', KEYS[2], ARGV[i])
    else
        local known = redis.call('HGET', KEYS[2], ARGV[i])
        if not known or version(known) <= version(ARGV[i + 2]) then
            redis.call('ZADD', KEYS[1], ARGV[i + 1], ARGV[i])
            redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 2])
        end
    end
end
redis.call('HSET', KEYS[3], ARGV[2], ARGV[4])
if ARGV[6] == '' then
    redis.call('HDEL', KEYS[3], turn)
else
    redis.call('HSET', KEYS[3], turn, ARGV[6])
end
return 1
