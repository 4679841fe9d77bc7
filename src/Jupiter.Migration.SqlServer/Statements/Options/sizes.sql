-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT
    d.recovery_model_desc,
    d.log_reuse_wait_desc,
    (SELECT SUM(CONVERT(bigint, f.size)) * 8192 FROM sys.database_files AS f WHERE f.type = 1) AS log_bytes,
    (SELECT SUM(CONVERT(bigint, f.size)) * 8192 FROM sys.database_files AS f WHERE f.type <> 1) AS data_bytes
FROM sys.databases AS d
WHERE d.database_id = DB_ID();
