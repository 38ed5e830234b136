-- Returns the reservations that are due, and lets each fall due again a little later.
-- Due by whichever clock is ahead, Redis' or the caller's: an announcement that comes too early is repeated, while a
-- late one keeps tickets locked. A caller's clock that is further ahead than clocks may differ is wrong.
-- The first pause is repeated until every clock that differs no more than that is past the deadline. Then pauses double,
-- being as long as the deadline is past, up to the longest.
-- Only some are announced again at once; the others are put off for the first pause. Otherwise, when orders can't keep
-- up, repetitions would give it even more to read.
-- KEYS deadlines, reservations, offsets
-- ARGV sentinel, how many at most, first pause, longest pause, how long past its deadline one is kept, the caller's
--      time, how far clocks may differ (microseconds), how many are announced again at most

-- How often more is read when many are put off, so that the script ends soon.
local PARTS = 10
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
local most = tonumber(ARGV[2])
local most_repeated = tonumber(ARGV[8])
local claimed = {}
local repeated = 0
for _ = 1, PARTS do
    local due = redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, most - #claimed, 'WITHSCORES')
    for i = 1, #due, 2 do
        local id = due[i]
        local reservation = redis.call('HGET', KEYS[2], id)
        local deadline = tonumber(string.match(reservation, '^%d+'))
        local past = now - deadline
        local claimed_before = tonumber(due[i + 1]) > deadline
        local dropped = claimed_before and past > tonumber(ARGV[5])
        local announced = dropped or not claimed_before or repeated < most_repeated
        if dropped then
            redis.call('ZREM', KEYS[1], id)
            redis.call('HDEL', KEYS[2], id)
        else
            local pause = tonumber(ARGV[3])
            if announced and past > skew then
                pause = math.min(math.max(past, pause), tonumber(ARGV[4]))
            end
            redis.call('ZADD', KEYS[1], string.format('%.0f', now + pause), id)
        end
        if announced then
            claimed[#claimed + 1] = id .. ' ' .. reservation
            repeated = repeated + (claimed_before and 1 or 0)
        end
    end
    if #due == 0 or #claimed == most then
        break
    end
end
return claimed
