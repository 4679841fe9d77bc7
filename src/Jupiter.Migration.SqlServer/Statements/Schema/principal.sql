-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT p.name AS name1, p.type_desc, p.default_schema_name
FROM sys.database_principals AS p
WHERE p.principal_id > 4 AND p.is_fixed_role = 0
ORDER BY p.name;
