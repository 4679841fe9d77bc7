-- Versions: 2008 R2 and newer
-- Rights: CREATE ANY DATABASE; for rehearsals only
CREATE DATABASE [$(database)]
ON (NAME = N'data', FILENAME = N'$(data_file)')
LOG ON (NAME = N'log', FILENAME = N'$(log_file)')
COLLATE Cyrillic_General_CI_AS;
