-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DATABASE
SELECT TOP (1001) d.name, d.state_desc
FROM sys.databases AS d
WHERE d.database_id > 4
ORDER BY d.name;
