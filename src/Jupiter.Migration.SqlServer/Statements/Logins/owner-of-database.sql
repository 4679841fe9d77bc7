-- Versions: 2008 R2 and newer
-- Rights: VIEW ANY DEFINITION
SELECT
    p.name,
    d.owner_sid,
    p.type,
    IS_SRVROLEMEMBER(N'sysadmin', p.name) AS is_administrator,
    p.default_database_name,
    p.default_language_name
FROM sys.databases AS d
INNER JOIN sys.server_principals AS p ON p.sid = d.owner_sid
WHERE d.name = @database;
