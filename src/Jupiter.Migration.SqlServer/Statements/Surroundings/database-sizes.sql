-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION; without it the sizes of others' databases are not told
SELECT TOP (1001)
    d.name,
    (SELECT SUM(CONVERT(bigint, f.size)) * 8192 FROM sys.master_files AS f WHERE f.database_id = d.database_id AND f.type <> 1) AS data_bytes,
    (SELECT SUM(CONVERT(bigint, f.size)) * 8192 FROM sys.master_files AS f WHERE f.database_id = d.database_id AND f.type = 1) AS log_bytes
FROM sys.databases AS d
WHERE d.database_id > 4
ORDER BY d.name;
