BeforeAll {
    . "$PSScriptRoot/ImportModule.ps1"
}

Describe 'The replacement of a server' {
    BeforeAll {
        $output = & "$PSScriptRoot/../../examples/Rehearse-ServerReplacement.ps1" -Path "$TestDrive/replacement" -Receipts 200
        $exitCode = $LASTEXITCODE
    }

    It 'ends with every check passed' {
        $output | Where-Object { $_ -like '*Every check passed*' -or $_ -like '*Все проверки прошли*' } | Should -HaveCount 1
        $exitCode | Should -Be 0
    }

    It 'goes through clause <Clause>' -TestCases @(
        @{ Clause = 'R0' }, @{ Clause = 'R1' }, @{ Clause = 'R2' }, @{ Clause = 'R3a' }, @{ Clause = 'R3b' }, @{ Clause = 'R4a' }
        @{ Clause = 'R4b' }, @{ Clause = 'R5' }, @{ Clause = 'R6' }, @{ Clause = 'R7' }, @{ Clause = 'R8' }, @{ Clause = 'R9' }
    ) {
        param($Clause)
        @($output | Where-Object { "$_".StartsWith("[$Clause]") }).Count | Should -BeGreaterThan 0
    }

    It 'leaves nothing behind' {
        "$TestDrive/replacement" | Should -Not -Exist
    }
}
