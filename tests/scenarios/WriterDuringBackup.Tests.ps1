BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/writer" -Receipts 5000
    Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer, NewServer | Out-Null
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'A till that sells during the backup' {
    It 'leaves a backup in which every receipt has its payment' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name KASSA-1 -Sell | Out-Null
        $backups = @()
        while ($backups.Count -lt 4 -or ($backups.Count -lt 200 -and $backups[-1].Rows -eq $backups[0].Rows)) {
            $backups += Backup-JupiterDatabase $rehearsal.OldServerInstance Jupiter "$TestDrive/selling-$($backups.Count).bak"
        }
        Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name KASSA-1 | Out-Null

        $venue = (Get-Content $rehearsal.Venue -Raw).Replace(
            'SELECT COUNT(*) FROM receipt WHERE closed_at IS NULL',
            'SELECT (SELECT COUNT(*) FROM receipt) - (SELECT COUNT(*) FROM payment) + (SELECT COUNT(*) FROM receipt WHERE id NOT IN (SELECT receipt_id FROM payment))')
        Set-Content "$TestDrive/pairs.json" $venue
        foreach ($backup in $backups[0], $backups[-2], $backups[-1]) {
            $restored = $backup | Restore-JupiterDatabase $rehearsal.NewServerInstance -Database "Sale-$(Split-Path $backup.BackupFile -LeafBase)" -Confirm:$false
            @(Test-JupiterVenue $rehearsal.NewServerInstance "$TestDrive/pairs.json" -Database $restored.Database | Where-Object Status -NE 'Pass') | Should -HaveCount 0
        }

        $backups[-1].Rows | Should -BeGreaterThan $backups[0].Rows
    }
}
