-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT COUNT(*) AS times
FROM sys.database_role_members AS m
INNER JOIN sys.database_principals AS u ON u.principal_id = m.member_principal_id
WHERE m.role_principal_id = 16384 AND u.sid = @sid;
