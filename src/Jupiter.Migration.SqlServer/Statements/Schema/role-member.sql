-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT r.name AS name1, p.name AS name2
FROM sys.database_role_members AS m
INNER JOIN sys.database_principals AS r ON r.principal_id = m.role_principal_id
INNER JOIN sys.database_principals AS p ON p.principal_id = m.member_principal_id
WHERE p.principal_id > 4
ORDER BY r.name, p.name;
