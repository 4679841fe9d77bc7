# What Windows does to files: locks that nobody gets around, names without case, devices in every folder. The same has to hold on
# other systems, whose files are carried to Windows.
BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $night = "$TestDrive/Ночь «Ёлки»"
    $rehearsal = New-JupiterRehearsal $night -Receipts 10
    Start-JupiterRehearsalComputer $night OldServer, NewServer | Out-Null
    $backup = Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/Jupiter.bak"

    # A viewer, an indexer or an antivirus: it has a file open for itself alone, and lets go of it after a while.
    function Open-Viewer([string]$File, [int]$Milliseconds = 1000) {
        $stream = [IO.File]::Open($File, 'Open', 'Read', 'None')
        $closing = [Threading.CancellationTokenSource]::new($Milliseconds)
        $closing.Token.Register([Delegate]::CreateDelegate([Action], $stream, 'Dispose')) | Out-Null
        $stream
    }
}

AfterAll {
    if (Test-Path "$night/rehearsal.json") { Remove-JupiterRehearsal $night }
}

Describe 'A file that somebody looks at for a second' {
    It 'is waited for: <File>' -TestCases @(
        @{ File = 'Jupiter.bak.manifest.json'; Work = { Test-JupiterBackup $backup.BackupFile } }
        @{ File = 'Jupiter.bak'; Work = { Test-JupiterBackup $backup.BackupFile } }
        @{ File = 'Ночь «Ёлки»/venue.json'; Work = { Test-JupiterVenue $rehearsal.OldServerInstance $rehearsal.Venue } }
        @{ File = 'Ночь «Ёлки»/new-server.inventory.json'; Work = { Test-JupiterServerSpec DatabaseOnly $rehearsal.Inventory } }
        @{ File = 'Ночь «Ёлки»/rehearsal.json'; Work = { Start-JupiterRehearsalComputer $night NewServer | Out-Null } }
        @{ File = 'Ночь «Ёлки»/old-server/machine.json'; Work = { Get-JupiterDatabaseEngine $rehearsal.OldServerInstance | Out-Null } }
    ) {
        param($File, $Work)
        $viewer = Open-Viewer "$TestDrive/$File"
        try { $checks = @(& $Work) } finally { $viewer.Dispose() }
        @($checks | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is waited for when it is in the way of a backup that is replaced: <File>' -TestCases @(
        @{ File = 'replaced.bak' }, @{ File = 'replaced.bak.manifest.json' }
    ) {
        param($File)
        Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/replaced.bak" -Force | Out-Null
        $viewer = Open-Viewer "$TestDrive/$File"
        try { $again = Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/replaced.bak" -Force } finally { $viewer.Dispose() }
        @(Test-JupiterBackup $again.BackupFile | Where-Object Status -NE 'Pass') | Should -HaveCount 0
        @(Get-ChildItem $TestDrive -Filter 'replaced*') | Should -HaveCount 2
    }

    It 'is named when nobody lets go of it' {
        $viewer = Open-Viewer $rehearsal.Venue -Milliseconds 60000
        try {
            { Test-JupiterVenue $rehearsal.OldServerInstance $rehearsal.Venue } |
                Should -Throw '*venue.json*' -ErrorId 'FileHeld,Jupiter.Migration.Commands.TestJupiterVenueCommand'
        }
        finally { $viewer.Dispose() }
    }
}

Describe 'A backup' {
    It 'is written by one at a time' {
        $writing = [IO.File]::Open("$TestDrive/one.bak.writing", 'Create', 'ReadWrite', 'None')
        try {
            { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/one.bak" } |
                Should -Throw -ErrorId 'BackupUnderWay,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
        }
        finally { $writing.Dispose() }

        # What a killed run left is in nobody's way.
        Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/one.bak" | Out-Null
        @(Get-ChildItem $TestDrive -Filter 'one.bak*') | Should -HaveCount 2
    }

    It 'has its second copy in another place, whatever the place is called' {
        New-Item "$TestDrive/first" -ItemType Directory | Out-Null
        try { New-Item "$TestDrive/second" -ItemType ($IsWindows ? 'Junction' : 'SymbolicLink') -Target "$TestDrive/first" | Out-Null }
        catch [ComponentModel.Win32Exception] {
            # Wine 8 makes no junctions.
            Set-ItResult -Skipped -Because 'folders can not be linked here'
            return
        }
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/first/one.bak" -CopyTo "$TestDrive/second" } |
            Should -Throw -ErrorId 'CopyFolderIsSame,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
        @(Get-ChildItem "$TestDrive/first") | Should -HaveCount 0
    }
}

Describe 'A till' {
    It 'is told by its name while it works, and is gone when it was switched off' {
        Start-JupiterRehearsalComputer $night KASSA-1 | Out-Null
        $refusal = { Restore-JupiterDatabase $rehearsal.OldServerInstance $backup.BackupFile -Force -Confirm:$false } |
            Should -Throw -ErrorId 'DatabaseInUse,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand' -PassThru
        "$refusal" | Should -BeLike '*KASSA-1*'
        Stop-JupiterRehearsalComputer $night KASSA-1 | Out-Null
        Restore-JupiterDatabase $rehearsal.OldServerInstance $backup.BackupFile -Force -Confirm:$false | Out-Null
    }
}

Describe 'The name of a file' {
    It 'may be typed in other letters than it has' {
        Copy-Item $backup.BackupFile "$TestDrive/KASSA.BAK"
        Copy-Item $backup.Manifest "$TestDrive/KASSA.BAK.manifest.json"
        $typed = if ($IsWindows) { "$TestDrive/jUPITER.BAK" } else {
            Copy-Item $backup.BackupFile "$TestDrive/jUPITER.BAK"
            Copy-Item $backup.Manifest "$TestDrive/jUPITER.BAK.manifest.json"
            "$TestDrive/jUPITER.BAK"
        }
        @(Test-JupiterBackup $typed | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'may be another one, which is told' {
        Copy-Item $backup.BackupFile "$TestDrive/Сменили.bak"
        Copy-Item $backup.Manifest "$TestDrive/Сменили.bak.manifest.json"
        $checks = @(Test-JupiterBackup "$TestDrive/Сменили.bak")
        $checks[0].Status | Should -Be 'Warning'
        $checks[0].Actual | Should -BeLike '*Jupiter.bak*'
        @($checks | Where-Object Status -EQ 'Pass') | Should -HaveCount 3
        Restore-JupiterDatabase $rehearsal.NewServerInstance "$TestDrive/Сменили.bak" -Database Renamed -Confirm:$false | Out-Null
    }

    It 'is no device: <Name>' -TestCases @(
        @{ Name = 'NUL' }, @{ Name = 'nul.bak' }, @{ Name = 'COM1.bak' }, @{ Name = 'LPT9' }, @{ Name = 'Con.2026.bak' }, @{ Name = 'AUX' }, @{ Name = 'CONOUT$' }
    ) {
        param($Name)
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/$Name" } |
            Should -Throw -ErrorId 'PathIsDevice,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
    }

    It 'is one that Windows can keep: <Name>' -Skip:(-not $IsWindows) -TestCases @(
        @{ Name = 'Jupiter.bak:stream' }, @{ Name = 'Jupiter?.bak' }, @{ Name = 'Jup<1>.bak' }
    ) {
        param($Name)
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/$Name" } |
            Should -Throw -ErrorId 'PathInvalid,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
    }

    It 'may be long, in deep folders' {
        $deep = "$TestDrive/" + ((1..12 | ForEach-Object { "A folder with a long name $_" }) -join '/')
        [IO.Directory]::CreateDirectory($deep) | Out-Null
        $long = Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$deep/Резервная копия.bak"
        $long.BackupFile.Length | Should -BeGreaterThan 300
        @(Test-JupiterBackup $long.BackupFile | Where-Object Status -NE 'Pass') | Should -HaveCount 0
        Restore-JupiterDatabase $rehearsal.NewServerInstance $long.BackupFile -Database Deep -Confirm:$false | Out-Null
    }
}

Describe 'A path that says that it is one of Windows' {
    It 'is taken as it is' -Skip:(-not $IsWindows) {
        $plain = Backup-JupiterDatabase "embedded:\\?\$($rehearsal.OldServerInstance.Replace('embedded:', ''))" Jupiter "\\?\$TestDrive\plain.bak"
        @(Test-JupiterBackup $plain.BackupFile | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is refused when it leads to a device' -Skip:(-not $IsWindows) {
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter '\\.\PhysicalDrive0' } |
            Should -Throw -ErrorId 'PathIsDevice,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
    }
}

Describe 'A drive that is not there' {
    It 'is named, with those that are' {
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter 'Q:\Jupiter.bak' } |
            Should -Throw '*Q:*' -ErrorId 'DriveNotFound,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
    }

    It 'is planned with a warning, since it may be plugged in on the night' -Skip:(-not $IsWindows) {
        $plan = @{ Kind = 'ServerReplacement'; StartAt = [DateTime]::Now.AddDays(7); BackupFile = "$($rehearsal.BackupFolder)/Later.bak"; CopyTo = 'Q:\Night' }
        $made = $rehearsal | New-JupiterMigration "$TestDrive/Later" @plan -WarningVariable said -WarningAction SilentlyContinue
        ($made.Checks | Where-Object Subject -EQ 'Q:\Night').Status | Should -Be 'Warning'
        "$said" | Should -BeLike '*Q:\*'
    }
}

Describe 'The second copy' {
    It 'is not the first in other letters' -Skip:(-not $IsWindows) {
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/same.bak" -CopyTo "$TestDrive".ToUpperInvariant() } |
            Should -Throw -ErrorId 'CopyFolderIsSame,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
    }
}

Describe 'The journal of a case' {
    BeforeAll {
        $case = "$TestDrive/Дело"
        $plan = @{
            Kind = 'ServerReplacement'; StartAt = [DateTime]::Now.AddDays(7); BackupFile = "$($rehearsal.BackupFolder)/Case.bak"; CopyTo = $rehearsal.SecondMedium
        }
        $rehearsal | New-JupiterMigration $case @plan -WarningAction SilentlyContinue | Out-Null
    }

    It 'waits while somebody looks at <File>' -TestCases @(
        @{ File = 'journal.jsonl' }, @{ File = 'journal.head' }, @{ File = 'case.json' }, @{ File = 'case.lock' }
    ) {
        param($File)
        $viewer = Open-Viewer "$case/$File"
        try { Complete-JupiterStep $case P0 'Алёна Щукина' -ErrorAction Stop | Out-Null }
        catch { $_.FullyQualifiedErrorId | Should -BeLike 'Step*' }
        finally { $viewer.Dispose() }
    }

    It 'says nothing of a lost head, and every line is there' {
        @(Test-JupiterJournal $case | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }

    It 'is read while another process writes to it' {
        $writer = [IO.File]::Open("$case/journal.jsonl", 'Open', 'ReadWrite', 'Read')
        try { (Get-JupiterMigration $case).Phase | Should -Be 'Planned' } finally { $writer.Dispose() }
    }
}

Describe 'A rehearsal' {
    It 'is removed when the viewer lets go, or named and removed the second time' {
        $viewer = Open-Viewer "$night/old-server/Jupiter.db" -Milliseconds 60000
        try {
            if ($IsWindows) {
                { Remove-JupiterRehearsal $night } | Should -Throw '*Jupiter.db*' -ErrorId 'FileHeld,Jupiter.Migration.Commands.RemoveJupiterRehearsalCommand'
                "$night/rehearsal.json" | Should -Exist
            }
        }
        finally { $viewer.Dispose() }
        Remove-JupiterRehearsal $night
        $night | Should -Not -Exist
    }

    It 'that was removed is not there' {
        { Remove-JupiterRehearsal $night } | Should -Throw -ErrorId 'RehearsalNotFound,Jupiter.Migration.Commands.RemoveJupiterRehearsalCommand'
    }
}

Describe 'Names by which programs of a computer find a server' {
    It 'are read from the registry as 64-bit and as 32-bit programs see it' -Skip:(-not $IsWindows) {
        # The scenarios of both languages run beside each other, on one registry: what bears the process's number is its own, and what both made stays.
        $keys = @{
            'HKLM:\SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo' = @{ "КАССА$PID" = 'DBMSSOCN,10.0.0.5,1433' }
            'HKLM:\SOFTWARE\WOW6432Node\Microsoft\MSSQLServer\Client\ConnectTo' = @{ "JUPITER$PID" = 'DBNMPNTW,\\JUPITER\pipe\sql\query' }
            'HKLM:\SOFTWARE\WOW6432Node\ODBC\ODBC.INI\ODBC Data Sources' = @{ "Jupiter$PID" = 'SQL Server' }
            "HKLM:\SOFTWARE\WOW6432Node\ODBC\ODBC.INI\Jupiter$PID" = @{ 'Server' = 'JUPITER'; 'Database' = 'Jupiter'; 'PWD' = 'secret' }
        }
        try {
            foreach ($key in $keys.Keys) {
                if (-not (Test-Path $key)) { New-Item $key -Force | Out-Null }
                foreach ($name in $keys[$key].Keys) { New-ItemProperty $key -Name $name -Value $keys[$key][$name] -Force | Out-Null }
            }

            New-Item "$TestDrive/plain" -ItemType Directory | Out-Null
            $inventory = Get-JupiterServerInventory "embedded:$TestDrive/plain"
            $found = @($inventory.ClientSettings | ForEach-Object { "$($_.Kind) $($_.Is32Bit) $($_.Name) $($_.Target)" })
            $found | Should -Contain "Alias False КАССА$PID DBMSSOCN,10.0.0.5,1433"
            $found | Should -Contain "Alias True JUPITER$PID DBNMPNTW,\\JUPITER\pipe\sql\query"
            $found | Should -Contain "DataSource True Jupiter$PID JUPITER, Jupiter"
            $found -join ' ' | Should -Not -Match 'secret'
            $inventory.Identity.MachineGuid | Should -Be (Get-ItemProperty HKLM:\SOFTWARE\Microsoft\Cryptography).MachineGuid
        }
        finally {
            foreach ($key in $keys.Keys) {
                if ($key -match "$PID$") { Remove-Item $key -Recurse -Force -ErrorAction SilentlyContinue }
                else { foreach ($name in $keys[$key].Keys) { Remove-ItemProperty $key -Name $name -Force } }
            }
        }
    }
}
