-- Counts an attempt for each key, or for none where one must wait: answers for how many milliseconds.
-- Arguments, for each key: attempts that need not wait, the first pause, how often it doubles, and the time after which
-- one is forgotten. Allowance.java says the same.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local counts = {}
local wait = 0
for i, key in ipairs(KEYS) do
    local free = tonumber(ARGV[4 * i - 3])
    local pause = tonumber(ARGV[4 * i - 2])
    local doublings = tonumber(ARGV[4 * i - 1])
    local recovery = tonumber(ARGV[4 * i])
    local kept = redis.call('HMGET', key, 'count', 'at')
    local passed = math.max(0, now - tonumber(kept[2] or now))
    local count = math.max(0, tonumber(kept[1] or 0) - math.floor(passed / recovery))
    if count >= free then
        wait = math.max(wait, pause * 2 ^ math.min(count - free, doublings) - passed)
    end
    counts[i] = math.min(count + 1, free + doublings + 1)
end
if wait > 0 then
    return math.ceil(wait)
end
for i, key in ipairs(KEYS) do
    redis.call('HSET', key, 'count', counts[i], 'at', now)
    redis.call('PEXPIRE', key, counts[i] * tonumber(ARGV[4 * i]))
end
return 0
