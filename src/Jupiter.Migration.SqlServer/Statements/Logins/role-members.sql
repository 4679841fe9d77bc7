-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT r.name AS role_name, p.sid
FROM sys.server_role_members AS m
INNER JOIN sys.server_principals AS r ON r.principal_id = m.role_principal_id
INNER JOIN sys.server_principals AS p ON p.principal_id = m.member_principal_id
ORDER BY r.name;
