-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT s.name AS name1, p.name AS owner_name
FROM sys.schemas AS s
INNER JOIN sys.database_principals AS p ON p.principal_id = s.principal_id
WHERE s.schema_id > 4 AND s.schema_id < 16384
ORDER BY s.name;
