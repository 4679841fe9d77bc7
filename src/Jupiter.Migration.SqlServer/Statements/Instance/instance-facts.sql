-- Versions: 2008 R2 and newer
-- Rights: none
SELECT
    CONVERT(nvarchar(128), SERVERPROPERTY(N'ProductVersion')) AS product_version,
    CONVERT(nvarchar(128), SERVERPROPERTY(N'Edition')) AS edition,
    CONVERT(int, SERVERPROPERTY(N'EngineEdition')) AS engine_edition,
    CONVERT(nvarchar(128), SERVERPROPERTY(N'Collation')) AS collation_name,
    CONVERT(int, SERVERPROPERTY(N'IsIntegratedSecurityOnly')) AS is_windows_only,
    CONVERT(nvarchar(128), SERVERPROPERTY(N'MachineName')) AS machine_name,
    CONVERT(nvarchar(128), SERVERPROPERTY(N'InstanceName')) AS instance_name,
    CONVERT(nvarchar(260), @@SERVERNAME) AS server_name,
    CONVERT(nvarchar(520), SERVERPROPERTY(N'InstanceDefaultDataPath')) AS data_path,
    CONVERT(nvarchar(520), SERVERPROPERTY(N'InstanceDefaultLogPath')) AS log_path,
    CONVERT(nvarchar(520), SERVERPROPERTY(N'InstanceDefaultBackupPath')) AS backup_path;
