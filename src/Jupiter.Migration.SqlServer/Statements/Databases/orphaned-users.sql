-- Versions: 2008 R2 and newer
-- Rights: VIEW DEFINITION
-- Users without a login, and those of a contained database, have longer SIDs of their own.
-- Names of the server have its collation, those of a database the database's: where these differ, they compare by none without being told (468).
SELECT u.name, l.name AS login_of_that_name
FROM sys.database_principals AS u
LEFT OUTER JOIN sys.server_principals AS l ON l.name = u.name COLLATE DATABASE_DEFAULT AND l.type = 'S'
WHERE u.type = 'S' AND u.principal_id > 4 AND u.sid IS NOT NULL AND DATALENGTH(u.sid) <= 16
    AND NOT EXISTS (SELECT 1 FROM sys.server_principals AS p WHERE p.sid = u.sid)
ORDER BY u.name;
