-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT u.sid FROM sys.database_principals AS u WHERE u.type IN ('S', 'U', 'G') AND u.sid IS NOT NULL
UNION
SELECT d.owner_sid FROM sys.databases AS d WHERE d.name = DB_NAME();
