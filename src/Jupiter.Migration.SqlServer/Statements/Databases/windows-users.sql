-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT u.name
FROM sys.database_principals AS u
WHERE u.type IN ('U', 'G') AND u.sid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sys.server_principals AS p WHERE p.sid = u.sid)
ORDER BY u.name;
