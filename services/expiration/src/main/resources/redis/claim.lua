-- Returns the reservations that are due, and lets each fall due again a little later.
-- Due by whichever clock is ahead, Redis' or the caller's: an announcement that comes too early is repeated, while a
-- late one keeps tickets locked. A caller's clock that is further ahead than clocks may differ is wrong.
-- The first pause is repeated until every clock that differs no more than that is past the deadline. Then pauses double,
-- being as long as the deadline is past, up to the longest.
-- KEYS deadlines, reservations, offsets
-- ARGV sentinel, how many at most, first pause, longest pause, how long past its deadline one is kept, the caller's
--      time, how far clocks may differ (microseconds)
local whole = redis.call('ZSCORE', KEYS[1], ARGV[1])
    and redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1
    and redis.call('HEXISTS', KEYS[3], ARGV[1]) == 1
if not whole or redis.call('ZCARD', KEYS[1]) ~= redis.call('HLEN', KEYS[2]) then
    -- Nothing is there yet, or a key was evicted or deleted. Without any of them, all comes back from the orders' events.
    -- Deadlines alone would be announced meanwhile, though their orders may have ended.
    redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
    return {}
end
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local skew = tonumber(ARGV[7])
now = math.min(math.max(now, tonumber(ARGV[6])), now + skew)
local due = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[2], 'WITHSCORES')
local claimed = {}
for i = 1, #due, 2 do
    local id = due[i]
    local reservation = redis.call('HGET', KEYS[2], id)
    local deadline = tonumber(string.match(reservation, '^%d+'))
    local past = now - deadline
    local claimed_before = tonumber(due[i + 1]) > deadline
    if past > tonumber(ARGV[5]) and claimed_before then
        redis.call('ZREM', KEYS[1], id)
        redis.call('HDEL', KEYS[2], id)
    else
        local pause = tonumber(ARGV[3])
        if past > skew then
            pause = math.min(math.max(past, pause), tonumber(ARGV[4]))
        end
        redis.call('ZADD', KEYS[1], string.format('%.0f', now + pause), id)
    end
    claimed[#claimed + 1] = id .. ' ' .. reservation
end
return claimed
