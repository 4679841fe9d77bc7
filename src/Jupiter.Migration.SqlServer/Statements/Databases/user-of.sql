-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
SELECT u.name FROM sys.database_principals AS u WHERE u.sid = @sid AND u.type IN ('S', 'U') AND u.principal_id > 4;
