-- Versions: 2008 R2 and newer
-- Rights: none
SELECT s.name, s.product, s.provider, s.data_source
FROM sys.servers AS s
WHERE s.server_id > 0
ORDER BY s.name;
