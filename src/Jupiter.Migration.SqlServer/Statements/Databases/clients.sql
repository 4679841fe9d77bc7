-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
-- A statement that runs in parallel has a row a thread; that of the session itself has the number 0.
SELECT
    s.session_id,
    s.host_name,
    s.program_name,
    s.login_name,
    s.login_time,
    s.last_request_start_time
FROM sys.dm_exec_sessions AS s
INNER JOIN sys.sysprocesses AS p ON p.spid = s.session_id AND p.ecid = 0
WHERE s.is_user_process = 1 AND s.session_id <> @@SPID AND p.dbid = DB_ID(@database)
ORDER BY s.session_id;
