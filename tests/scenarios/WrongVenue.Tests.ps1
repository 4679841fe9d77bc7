BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $ours = New-JupiterRehearsal -Path "$TestDrive/ours" -Receipts 50
    $sister = New-JupiterRehearsal -Path "$TestDrive/sister" -Receipts 50 -VenueName 'Кафе «Сосны»'
    Start-JupiterRehearsalComputer -Path $ours.Path -Name NewServer | Out-Null
    Start-JupiterRehearsalComputer -Path $sister.Path -Name OldServer | Out-Null
}

AfterAll {
    Remove-JupiterRehearsal -Path $ours.Path
    Remove-JupiterRehearsal -Path $sister.Path
}

Describe 'A sister venue''s backup' {
    It 'is refused by what its manifest says, before anything is restored' {
        $backup = Backup-JupiterDatabase $sister.OldServerInstance Jupiter "$TestDrive/known.bak" -Venue $sister.Venue

        { $backup | Restore-JupiterDatabase $ours.NewServerInstance -Venue $ours.Venue -Confirm:$false } |
            Should -Throw -ErrorId 'WrongVenue,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
        @(Get-ChildItem "$($ours.Path)/new-server" | Where-Object Name -Like '*.db*') | Should -HaveCount 0
    }

    It 'is refused by what the restored copy answers, when the manifest says nothing' {
        $backup = Backup-JupiterDatabase $sister.OldServerInstance Jupiter "$TestDrive/unknown.bak"

        { $backup | Restore-JupiterDatabase $ours.NewServerInstance -Venue $ours.Venue -Confirm:$false } |
            Should -Throw -ErrorId 'WrongVenue,Jupiter.Migration.Commands.RestoreJupiterDatabaseCommand'
        @(Get-ChildItem "$($ours.Path)/new-server" | Where-Object Name -Like '*.db*') | Should -HaveCount 0
    }

    It 'is not even taken in our name' {
        { Backup-JupiterDatabase $sister.OldServerInstance Jupiter "$TestDrive/mistaken.bak" -Venue $ours.Venue } |
            Should -Throw -ErrorId 'WrongVenue,Jupiter.Migration.Commands.BackupJupiterDatabaseCommand'
        "$TestDrive/mistaken.bak" | Should -Not -Exist
    }
}
