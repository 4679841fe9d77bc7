BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/damaged" -Receipts 100
    Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer, NewServer | Out-Null
    $refused = 'BackupNotSound,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
    $other = Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/other.bak"
    $till = @{ Path = $rehearsal.Path; Name = $rehearsal.MainPos }
    Start-JupiterRehearsalComputer @till -OpenBusinessDay | Out-Null
    Stop-JupiterRehearsalComputer @till | Out-Null
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'A damaged backup' {
    BeforeEach {
        $backup = Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/night.bak" -Force
    }

    It 'is found and refused when the byte at <Part> of its length is flipped' -TestCases @(
        @{ Part = 0 }, @{ Part = 0.1 }, @{ Part = 0.33 }, @{ Part = 0.5 }, @{ Part = 0.9 }, @{ Part = 0.99999 }
    ) {
        param($Part)
        $bytes = Get-Content $backup.BackupFile -AsByteStream -Raw
        $at = [int][Math]::Floor(($bytes.Length - 1) * $Part)
        $bytes[$at] = $bytes[$at] -bxor 1
        Set-Content $backup.BackupFile $bytes -AsByteStream

        (Test-JupiterBackup $backup.BackupFile | Where-Object Id -EQ 'Backup.Sha256').Status | Should -Be 'Fail'
        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false } | Should -Throw -ErrorId $refused
    }

    It 'is found and refused when <Count> bytes of its tail are cut' -TestCases @(@{ Count = 1 }, @{ Count = 4096 }, @{ Count = 20000 }) {
        param($Count)
        $file = (Get-Item $backup.BackupFile).OpenWrite()
        $file.SetLength($file.Length - $Count)
        $file.Close()

        $results = Test-JupiterBackup $backup.BackupFile
        ($results | Where-Object Id -EQ 'Backup.Length').Status | Should -Be 'Fail'
        ($results | Where-Object Id -EQ 'Backup.Sha256').Status | Should -Be 'Skipped'
        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false } | Should -Throw -ErrorId $refused
    }

    It 'is refused with the manifest of another backup' {
        Copy-Item $other.Manifest $backup.Manifest

        (Test-JupiterBackup $backup.BackupFile)[0].Status | Should -Be 'Fail'
        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false } | Should -Throw -ErrorId $refused
    }

    It 'is refused with a manifest in which one digit was changed' {
        (Get-Content $backup.Manifest -Raw).Replace('"rows": 100,', '"rows": 101,') | Set-Content $backup.Manifest -NoNewline

        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false } | Should -Throw -ErrorId $refused
    }

    It 'is refused without a manifest' {
        Remove-Item $backup.Manifest

        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false } | Should -Throw -ErrorId $refused
    }

    AfterEach {
        # Whatever happened, nothing may stand on the new server.
        @(Get-ChildItem "$($rehearsal.Path)/new-server" | Where-Object Name -Like '*.db*') | Should -HaveCount 0
    }
}
