-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE; VIEW ANY DEFINITION
-- Who came in by a Windows group has no login of his own: type is NULL.
SELECT DISTINCT
    s.original_login_name,
    s.original_security_id,
    p.type,
    IS_SRVROLEMEMBER(N'sysadmin', s.original_login_name) AS is_administrator,
    p.default_database_name,
    p.default_language_name,
    s.program_name,
    s.host_name
FROM sys.dm_exec_sessions AS s
INNER JOIN sys.sysprocesses AS x ON x.spid = s.session_id
LEFT OUTER JOIN sys.server_principals AS p ON p.sid = s.original_security_id
WHERE s.is_user_process = 1 AND s.session_id <> @@SPID AND x.dbid = DB_ID(@database) AND s.original_security_id IS NOT NULL
ORDER BY s.original_login_name, s.program_name, s.host_name;
