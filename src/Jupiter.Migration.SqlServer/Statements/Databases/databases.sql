-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DATABASE, which public has; sizes of others' databases: VIEW ANY DEFINITION
SELECT
    d.name,
    d.database_id,
    d.state,
    d.user_access,
    d.is_read_only,
    d.is_auto_update_stats_async_on,
    CONVERT(int, d.compatibility_level) AS compatibility_level,
    d.collation_name,
    d.owner_sid,
    (SELECT SUM(CONVERT(bigint, f.size)) * 8192 FROM sys.master_files AS f WHERE f.database_id = d.database_id) AS size_bytes
FROM sys.databases AS d
WHERE d.database_id > 4 AND (@name IS NULL OR d.name = @name)
ORDER BY d.name;
