-- Takes an attempt of each key back, and forgets a key without any.
for _, key in ipairs(KEYS) do
    local count = tonumber(redis.call('HGET', key, 'count') or 0)
    if count > 1 then
        redis.call('HINCRBY', key, 'count', -1)
    else
        redis.call('DEL', key)
    end
end
return 0
