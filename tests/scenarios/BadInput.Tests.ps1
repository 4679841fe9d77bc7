BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/bad" -Receipts 10
    Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer, NewServer | Out-Null
    $backup = Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/good.bak"
    Set-Content "$($rehearsal.Path)/old-server/NotOne.db" 'this is a letter, not a database, and it is long enough to have a header of a hundred bytes, is it not?'
    function Get-Listing { Get-ChildItem $rehearsal.Path -Recurse | Sort-Object FullName | ForEach-Object { "$_ $(if (-not $_.PSIsContainer) { $_.Length })" } | Join-String -Separator "`n" }
    $before = Get-Listing
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'Bad input' {
    It 'a database named <Title> is refused with <ErrorId>' -TestCases @(
        @{ Title = 'with a double quote'; Name = 'a"b'; ErrorId = 'DatabaseNameHasQuote' }
        @{ Title = 'with an apostrophe'; Name = "a'; DROP TABLE receipt; --"; ErrorId = 'DatabaseNameHasQuote' }
        @{ Title = 'with brackets'; Name = 'x]; DROP DATABASE [y]--'; ErrorId = 'DatabaseNameHasBracket' }
        @{ Title = 'dot dot'; Name = '..'; ErrorId = 'DatabaseNameReserved' }
        @{ Title = 'with a path'; Name = '../../etc/passwd'; ErrorId = 'DatabaseNameHasPath' }
        @{ Title = 'with a control character'; Name = "a`tb"; ErrorId = 'DatabaseNameHasControlCharacter' }
        @{ Title = 'of 128 Cyrillic letters'; Name = 'Ж' * 128; ErrorId = 'DatabaseNameTooLong' }
        @{ Title = 'nothing'; Name = ' '; ErrorId = 'DatabaseNameEmpty' }
        @{ Title = 'that is not there'; Name = 'Nobody'; ErrorId = 'DatabaseNotFound' }
        @{ Title = 'that is no database'; Name = 'NotOne'; ErrorId = 'NotADatabase' }
    ) {
        param($Title, $Name, $ErrorId)
        { Backup-JupiterDatabase $rehearsal.OldServerInstance $Name "$TestDrive/bad.bak" } | Should -Throw -ErrorId "$ErrorId,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand"
        { Lock-JupiterDatabase $rehearsal.OldServerInstance $Name -Confirm:$false } | Should -Throw -ErrorId "$ErrorId,Jupiter.Migration.Commands.LockJupiterDatabaseCommand"
        { Get-JupiterDatabaseFingerprint $rehearsal.OldServerInstance $Name } | Should -Throw -ErrorId "$ErrorId,Jupiter.Migration.Commands.GetJupiterDatabaseFingerprintCommand"
        "$TestDrive/bad.bak" | Should -Not -Exist
    }

    It 'a backup file <Title> is refused with <ErrorId>' -TestCases @(
        @{ Title = 'in a folder that is not there'; File = 'nowhere/x.bak'; ErrorId = 'BackupFolderNotFound' }
        @{ Title = 'that is there already'; File = 'good.bak'; ErrorId = 'BackupFileExists' }
        @{ Title = 'that is a folder'; File = 'bad'; ErrorId = 'BackupFileIsFolder' }
    ) {
        param($Title, $File, $ErrorId)
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/$File" } | Should -Throw -ErrorId "$ErrorId,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand"
    }

    It 'a second copy in the folder of the first is refused' {
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/same.bak" -CopyTo $TestDrive } | Should -Throw -ErrorId 'CopyFolderIsSame,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
        { Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/same.bak" -CopyTo "$TestDrive/nowhere" } | Should -Throw -ErrorId 'CopyFolderNotFound,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
        "$TestDrive/same.bak" | Should -Not -Exist
    }

    It 'a server that is not there is named' {
        { Get-JupiterDatabaseFingerprint "embedded:$TestDrive/nowhere" Jupiter } | Should -Throw -ErrorId 'InstanceNotFound,Jupiter.Migration.Commands.GetJupiterDatabaseFingerprintCommand'
        { Get-JupiterDatabaseFingerprint 'a;b' Jupiter } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,Jupiter.Migration.Commands.GetJupiterDatabaseFingerprintCommand'
    }

    It 'a manifest <Title> is refused with <ErrorId>' -TestCases @(
        @{ Title = 'that is not there'; Text = $null; ErrorId = 'ManifestNotFound' }
        @{ Title = 'that is empty'; Text = ''; ErrorId = 'ManifestBroken' }
        @{ Title = 'of a newer format'; Text = '{"schema":"jupiter.backup-manifest/2"}'; ErrorId = 'ManifestNewer' }
        @{ Title = 'nested a thousand deep'; Text = ('[' * 1000) + (']' * 1000); ErrorId = 'ManifestBroken' }
        @{ Title = 'with nothing in it'; Text = '{"schema":"jupiter.backup-manifest/1"}'; ErrorId = 'ManifestBroken' }
    ) {
        param($Title, $Text, $ErrorId)
        $path = "$TestDrive/hostile.manifest.json"
        if ($null -ne $Text) { Set-Content $path $Text -NoNewline } elseif (Test-Path $path) { Remove-Item $path }
        { Compare-JupiterDatabase $rehearsal.OldServerInstance Jupiter $path } | Should -Throw -ErrorId "$ErrorId,Jupiter.Migration.Commands.CompareJupiterDatabaseCommand"
    }

    It 'a backup that is not there is named' {
        { Test-JupiterBackup "$TestDrive/none.bak" } | Should -Throw -ErrorId 'BackupNotFound,Jupiter.Migration.Commands.TestJupiterBackupCommand'
    }

    It 'a rehearsal in a folder with files is refused, and so is a folder that is none' {
        { New-JupiterRehearsal -Path $TestDrive } | Should -Throw -ErrorId 'RehearsalFolderNotEmpty,Jupiter.Migration.Commands.NewJupiterRehearsalCommand'
        { Remove-JupiterRehearsal -Path $TestDrive } | Should -Throw -ErrorId 'RehearsalNotFound,Jupiter.Migration.Commands.RemoveJupiterRehearsalCommand'
        { Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name TOASTER } | Should -Throw -ErrorId 'RehearsalComputerNotFound,Jupiter.Migration.Commands.StartJupiterRehearsalComputerCommand'
    }

    It 'changed nothing on disk' {
        Get-Listing | Should -Be $before
    }
}
