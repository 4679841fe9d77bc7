BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/night" -Receipts 20
    $case = "$TestDrive/case"
    $customer = 'Алёна Щукина'
    $specialist = 'Вера Линь'
    function Complete([string]$Step, [string]$By = $customer) { Complete-JupiterStep $case $Step $By | Out-Null }
    function Plan {
        $plan = @{ Kind = 'ServerReplacement'; StartAt = (Get-Date).AddSeconds(1); BackupFile = "$($rehearsal.BackupFolder)/Jupiter.bak"; CopyTo = $rehearsal.SecondMedium }
        $rehearsal | New-JupiterMigration $case @plan -Disarm -WarningAction SilentlyContinue
    }
    function Consent([string]$Server, [string]$By) {
        $venue = Get-Content $rehearsal.Venue -Raw | ConvertFrom-Json -AsHashtable
        # No service of the computer that this runs on: nothing of it may be touched.
        $venue.disarm = @{ server = $Server; consentBy = $By; services = @() }
        $venue.waivers = @($venue.waivers | Where-Object check -NE 'Trial.Passed') + @(@{ check = 'Trial.Passed'; reason = 'rehearsed'; by = $rehearsal.AccountManager; until = [DateTimeOffset]::Now.AddDays(9).ToString('O') })
        $venue | ConvertTo-Json -Depth 9 | Set-Content $rehearsal.Venue
    }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'An old server that no longer starts by itself' {
    It 'needs the consent of the customer for just that machine' {
        $refused = 'CaseDisarmNotConsented,Jupiter.Migration.Commands.NewJupiterMigrationCommand'
        { Plan } | Should -Throw -ErrorId $refused
        Consent $rehearsal.OldServer $specialist
        { Plan } | Should -Throw -ErrorId $refused
        Consent $rehearsal.NewServer $customer
        { Plan } | Should -Throw -ErrorId $refused
        Consent $rehearsal.OldServer $customer
        $steps = @((Plan).Steps.Id)
        $steps[($steps.IndexOf('R2.Verify') + 1)..($steps.IndexOf('R2.Verify') + 2)] | Should -Be 'R2.Disarm', 'R3a'
    }

    It 'is disarmed once its backup is verified, before it is switched off' {
        Approve-JupiterMigration $case $rehearsal.AccountManager -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
        'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f' | ForEach-Object { Complete $_ }
        'P1e', 'P2', 'P3', 'P4', 'R1' | ForEach-Object { Complete $_ $specialist }
        Complete R1
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer | Out-Null
        Invoke-JupiterMigration $case -NonInteractive -WarningAction SilentlyContinue | Out-Null
        (Get-JupiterMigration $case).NextStep | Should -Be 'R3a'
    }

    It 'has a page for the way back that needs services.msc and no laptop' {
        $page = Get-ChildItem "$case/evidence" -Filter '*R2.Disarm.way-back.txt' | Get-Content -Raw
        $page | Should -Match 'services\.msc'
        $page | Should -Match ([regex]::Escape($rehearsal.OldServer))
        $page | Should -Match $customer
    }

    It 'is enabled on the way back before its database opens' {
        $back = @(Undo-JupiterMigration $case -By $specialist -Reason 'scenario' -Confirm:$false -WarningAction SilentlyContinue)
        $back.Id | Should -Be 'B5.Enable', 'B6'
        { Test-JupiterJournal $case } | Should -Not -Throw
    }
}
