BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
    $rehearsal = New-JupiterRehearsal -Path "$TestDrive/chain" -Receipts 20
    Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name OldServer | Out-Null
    $chain = @{ Computer = $rehearsal.Computers; MainPos = 'KASSA-1'; ServerInstance = $rehearsal.OldServerInstance; Database = 'Jupiter'; Venue = $rehearsal.Venue }
}

AfterAll {
    Remove-JupiterRehearsal -Path $rehearsal.Path
}

Describe 'The chain of tills' {
    It 'stops at a main till that is off, and says of the others that they were not checked' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name KASSA-2, BAR, OFFICE | Out-Null
        $results = @(Invoke-JupiterPosCheck @chain)

        @($results | Where-Object { $_.Subject -like 'KASSA-1*' -and $_.Status -eq 'Fail' }).Count | Should -BeGreaterThan 0
        @($results | Where-Object { $_.Subject -notlike 'KASSA-1*' -and $_.Status -ne 'Skipped' }) | Should -HaveCount 0
    }

    It 'stops at a main till whose business day is not open' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name KASSA-1 | Out-Null
        $results = @(Invoke-JupiterPosCheck @chain)

        @($results | Where-Object Status -EQ 'Fail') | Should -HaveCount 1
        @($results | Where-Object { $_.Subject -like 'BAR*' -and $_.Status -ne 'Skipped' }) | Should -HaveCount 0
    }

    It 'breaks in the middle: what came before passed, what comes after was not checked' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name KASSA-1 -OpenBusinessDay | Out-Null
        Stop-JupiterRehearsalComputer -Path $rehearsal.Path -Name BAR | Out-Null
        $results = @(Invoke-JupiterPosCheck @chain)

        @($results | Where-Object { $_.Subject -like 'KASSA-*' -and $_.Status -ne 'Pass' }) | Should -HaveCount 0
        @($results | Where-Object { $_.Subject -like 'BAR*' -and $_.Status -eq 'Fail' }).Count | Should -BeGreaterThan 0
        @($results | Where-Object { $_.Subject -like 'OFFICE*' -and $_.Status -ne 'Skipped' }) | Should -HaveCount 0
    }

    It 'passes when every computer is on' {
        Start-JupiterRehearsalComputer -Path $rehearsal.Path -Name BAR | Out-Null

        @(Invoke-JupiterPosCheck @chain | Where-Object Status -NE 'Pass') | Should -HaveCount 0
    }
}
