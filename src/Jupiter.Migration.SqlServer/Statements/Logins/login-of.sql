-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT p.name, p.sid, p.type, p.is_disabled, p.default_database_name, p.default_language_name
FROM sys.server_principals AS p
WHERE p.type IN ('S', 'U', 'G') AND (p.sid = @sid OR p.name = @login);
