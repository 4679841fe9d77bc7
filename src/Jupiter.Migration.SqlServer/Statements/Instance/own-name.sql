-- Versions: 2008 R2 and newer
-- Rights: none
SELECT
    CONVERT(nvarchar(260), @@SERVERNAME) AS server_name,
    (SELECT s.name FROM sys.servers AS s WHERE s.server_id = 0) AS recorded_name,
    CONVERT(nvarchar(128), SERVERPROPERTY(N'MachineName')) AS machine_name,
    CONVERT(nvarchar(128), SERVERPROPERTY(N'InstanceName')) AS instance_name;
