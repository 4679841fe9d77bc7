BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/night" -Receipts 20
    $case = "$TestDrive/case"
    $plan = @{
        Kind       = 'ServerReplacement'
        StartAt    = (Get-Date).AddSeconds(1)
        BackupFile = "$($rehearsal.BackupFolder)/Jupiter.bak"
        CopyTo     = $rehearsal.SecondMedium
    }
    $customer = 'Алёна Щукина'
    $specialist = 'Вера Линь'
    $ofRegister = 'Jupiter.Migration.Commands.RegisterJupiterWatchCommand'
    $ofComplete = 'Jupiter.Migration.Commands.CompleteJupiterStepCommand'
    $watch = "$TestDrive/jupiter-watch-yolki-0123abcd"
    $log = "$watch/watch.jsonl"
    function Complete([string]$Step, [string]$By = $customer) { Complete-JupiterStep $case $Step $By | Out-Null }
    function Power([string[]]$On, [string[]]$Off) {
        if ($Off) { Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name $Off | Out-Null }
        if ($On) { Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name $On | Out-Null }
    }
    function Write-Json([string]$Path, $Value) { [IO.File]::WriteAllText($Path, (ConvertTo-Json $Value -Compress) + "`n") }
    function Watched { Test-JupiterRetention $case -WatchLog $log | Where-Object Id -EQ 'Retention.Watch' }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'The week in which the old server stays off' {
    It 'has nothing to watch before the old server is off' {
        $rehearsal | New-JupiterMigration $case @plan -WarningAction SilentlyContinue | Out-Null
        Approve-JupiterMigration $case $rehearsal.AccountManager -NotBefore (Get-Date).AddMinutes(-1) | Out-Null
        { Register-JupiterWatch $case -WhatIf } | Should -Throw -ErrorId "WatchTooEarly,$ofRegister"
    }

    It 'begins with a night' {
        'P0', 'P1a', 'P1b', 'P1c', 'P1d', 'P1e', 'P1f' | ForEach-Object { Complete $_ }
        'P1e', 'P2', 'P3' | ForEach-Object { Complete $_ $specialist }
        Approve-JupiterMigration $case $rehearsal.AccountManager -Trial | Out-Null
        Power -On OldServer, NewServer
        Invoke-JupiterMigration $case -NonInteractive -Until P3t | Out-Null
        Power -Off NewServer
        'P4', 'R1' | ForEach-Object { Complete $_ $specialist }
        Complete R1
        Invoke-JupiterMigration $case -NonInteractive | Out-Null
        Power -Off OldServer -On NewServer
        Complete R3a
        Complete R3b
        Invoke-JupiterMigration $case -NonInteractive | Out-Null
        Start-JupiterRehearsalComputer $rehearsal.Path KASSA-1 -OpenBusinessDay | Out-Null
        Complete R5
        Invoke-JupiterMigration $case -NonInteractive | Out-Null
        Power -On KASSA-2, BAR, OFFICE
        Complete R7
        Invoke-JupiterMigration $case -NonInteractive | Out-Null
        Complete O7 $specialist
        (Get-JupiterMigration $case).RetentionEnd | Should -Not -BeNullOrEmpty
    }

    It 'is looked at once an hour by a folder that holds no credentials' {
        $id = (Get-JupiterMigration $case).Id
        New-Item $watch -ItemType Directory | Out-Null
        Write-Json "$watch/watch.json" ([ordered]@{
                schema = 'jupiter.watch/1'; case = $id; venue = 'Кафе «Ёлки»'; oldServer = $rehearsal.OldServer; newServer = $rehearsal.NewServer
                port = 1433; until = (Get-Date).AddDays(7).ToString('o')
            })
        Write-Json $log ([ordered]@{ schema = 'jupiter.watch-log/1'; case = $id; oldServer = $rehearsal.OldServer })
        (Test-JupiterPresence -WatchFolder $watch).State | Should -Not -Be 'Present'
        @(Get-Content $log) | Should -HaveCount 2
        (Watched).Blocks | Should -BeFalse
    }

    It 'tells that the old server came on in it, and a person has to decide' {
        Power -On OldServer
        (Test-JupiterPresence -WatchFolder $watch).State | Should -Be 'Present'
        Power -Off OldServer
        (Test-JupiterPresence -WatchFolder $watch).State | Should -Not -Be 'Present'
        $told = Watched
        $told.Status | Should -Be 'Fail'
        $told.Blocks | Should -BeTrue
        $told.Remedy | Should -Match '-DecidedBy'
    }

    It 'ends no sooner because somebody watched it, and no other step takes what was seen' {
        Confirm-JupiterMigration $case $customer -Role Manager | Out-Null
        { Complete-JupiterStep $case R9 $customer -WatchLog $log -DecidedBy $specialist } | Should -Throw -ErrorId "StepTooEarly,$ofComplete"
        { Complete-JupiterStep $case O7 $specialist -WatchLog $log } | Should -Throw -ErrorId "StepTakesNoWatch,$ofComplete"
    }

    It 'keeps the log of another case out' {
        $other = "$TestDrive/other.jsonl"
        Write-Json $other ([ordered]@{ schema = 'jupiter.watch-log/1'; case = 'other'; oldServer = 'X' })
        $errors = @()
        Test-JupiterRetention $case -WatchLog $other -ErrorAction SilentlyContinue -ErrorVariable errors | Out-Null
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'WatchLogOfOtherCase,*'
    }
}
