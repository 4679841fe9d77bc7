-- Versions: 2008 R2 and newer
-- Rights: VIEW SERVER STATE
-- Milliseconds from the computer's start to the server's, as of the last time that it started.
SELECT i.sqlserver_start_time_ms_ticks FROM sys.dm_os_sys_info AS i;
