-- Versions: 2008 R2 SP1 and newer
-- Rights: VIEW SERVER STATE
-- On Linux volumes have no name: there the folder of the file stands for it.
SELECT v.volume_mount_point, v.available_bytes, f.physical_name
FROM sys.master_files AS f
CROSS APPLY sys.dm_os_volume_stats(f.database_id, f.file_id) AS v;
