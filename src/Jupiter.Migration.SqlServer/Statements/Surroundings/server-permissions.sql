-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT TOP (1001) p.name, s.permission_name, s.class_desc, p.type_desc, s.state_desc
FROM sys.server_permissions AS s
INNER JOIN sys.server_principals AS p ON p.principal_id = s.grantee_principal_id
WHERE s.type <> 'COSQ' AND p.name NOT LIKE N'##%' AND p.principal_id > 10
ORDER BY p.name, s.permission_name;
