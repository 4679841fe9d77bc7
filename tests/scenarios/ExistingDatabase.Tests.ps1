BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/existing" -Receipts 50
    Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer, NewServer | Out-Null
    $backup = Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/existing.bak"
    $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false | Out-Null
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'A database of that name on the target' {
    It 'is not touched' {
        $before = (Get-JupiterDatabaseFingerprint $rehearsal.NewServerInstance Jupiter).Fingerprint

        { $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Confirm:$false } |
            Should -Throw -ErrorId 'DatabaseExists,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
        (Get-JupiterDatabaseFingerprint $rehearsal.NewServerInstance Jupiter).Fingerprint | Should -Be $before
    }

    It 'is kept aside under a dated name with -Force' {
        $restored = $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Force -Confirm:$false

        $restored.SetAsideAs | Should -Match '^Jupiter\.before-\d{8}-\d{6}$'
        (Get-JupiterDatabaseFingerprint $rehearsal.NewServerInstance $restored.SetAsideAs).Fingerprint | Should -Be $backup.Fingerprint
    }

    It 'does not stand in the way of another name' {
        ($backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Database 'Юпитер проба' -Confirm:$false).Database | Should -Be 'Юпитер проба'
    }

    It 'is not touched by -WhatIf' {
        $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Database Other -WhatIf | Should -BeNullOrEmpty
        "$($rehearsal.Path)/new-server/Other.db" | Should -Not -Exist
    }
}
