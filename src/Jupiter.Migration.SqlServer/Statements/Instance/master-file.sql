-- Versions: 2008 R2 and newer
-- Rights: none
SELECT f.physical_name FROM master.sys.database_files AS f WHERE f.file_id = 1;
