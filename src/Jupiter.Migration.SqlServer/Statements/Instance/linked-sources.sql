-- Versions: 2008 R2 and newer
-- Rights: none
SELECT s.name, s.data_source FROM sys.servers AS s WHERE s.server_id <> 0 AND s.data_source IS NOT NULL;
