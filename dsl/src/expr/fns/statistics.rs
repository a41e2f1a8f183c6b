//! Statistical aggregates (PostgreSQL manual, section 9.21, table 9.60). All are NULL over no rows; those of a sample
//! also over one row, and those of a line where the points do not make one.

macro_rules! deviations {
    ($($(#[$doc:meta])* $function:ident $name:ident $sql:literal $nulls:ident;)*) => { $(
        crate::aggregate! {
            $(#[$doc])*
            pub fn $function(Number::Average) = $name $sql nulls $nulls needs crate::render::StatisticalAggregates;
        }
    )* };
}

deviations! {
    /// `stddev(argument)`: of a sample, as `stddev_samp`
    stddev StandardDeviation "stddev" MaybeNull;
    /// `stddev_pop(argument)`: of the whole population
    stddev_pop PopulationDeviation "stddev_pop" OfGroup;
    /// `stddev_samp(argument)`: of a sample; NULL of one row
    stddev_samp SampleDeviation "stddev_samp" MaybeNull;
    /// `variance(argument)`: of a sample, as `var_samp`
    variance Variance "variance" MaybeNull;
    /// `var_pop(argument)`: of the whole population
    var_pop PopulationVariance "var_pop" OfGroup;
    /// `var_samp(argument)`: of a sample; NULL of one row
    var_samp SampleVariance "var_samp" MaybeNull;
}

crate::aggregate! {
    /// `corr(y, x)`: correlation; NULL where either does not vary
    pub fn corr(y: Float8, x: Float8) -> Float8 = Correlation "corr" nulls MaybeNull needs crate::render::StatisticalAggregates;
    /// `covar_pop(y, x)`: covariance of the whole population
    pub fn covar_pop(y: Float8, x: Float8) -> Float8 = PopulationCovariance "covar_pop" needs crate::render::StatisticalAggregates;
    /// `covar_samp(y, x)`: covariance of a sample; NULL of one row
    pub fn covar_samp(y: Float8, x: Float8) -> Float8 = SampleCovariance "covar_samp" nulls MaybeNull needs crate::render::StatisticalAggregates;
    /// `regr_avgx(y, x)`: average of `x`
    pub fn regr_avgx(y: Float8, x: Float8) -> Float8 = RegressionAverageX "regr_avgx" needs crate::render::StatisticalAggregates;
    /// `regr_avgy(y, x)`: average of `y`
    pub fn regr_avgy(y: Float8, x: Float8) -> Float8 = RegressionAverageY "regr_avgy" needs crate::render::StatisticalAggregates;
    /// `regr_count(y, x)`: rows in which neither is NULL; never NULL
    pub fn regr_count(y: Float8, x: Float8) -> Int8 = RegressionCount "regr_count" nulls NeverNull needs crate::render::StatisticalAggregates;
    /// `regr_intercept(y, x)`: where the line through the points crosses the axis of `y`; NULL where `x` does not vary
    pub fn regr_intercept(y: Float8, x: Float8) -> Float8 = RegressionIntercept "regr_intercept" nulls MaybeNull needs crate::render::StatisticalAggregates;
    /// `regr_r2(y, x)`: the square of the correlation; NULL where `x` does not vary
    pub fn regr_r2(y: Float8, x: Float8) -> Float8 = RegressionR2 "regr_r2" nulls MaybeNull needs crate::render::StatisticalAggregates;
    /// `regr_slope(y, x)`: of the line through the points; NULL where `x` does not vary
    pub fn regr_slope(y: Float8, x: Float8) -> Float8 = RegressionSlope "regr_slope" nulls MaybeNull needs crate::render::StatisticalAggregates;
    /// `regr_sxx(y, x)`: sum of the squares of `x`'s distances from its average
    pub fn regr_sxx(y: Float8, x: Float8) -> Float8 = RegressionSxx "regr_sxx" needs crate::render::StatisticalAggregates;
    /// `regr_sxy(y, x)`: sum of the products of both distances
    pub fn regr_sxy(y: Float8, x: Float8) -> Float8 = RegressionSxy "regr_sxy" needs crate::render::StatisticalAggregates;
    /// `regr_syy(y, x)`: sum of the squares of `y`'s distances from its average
    pub fn regr_syy(y: Float8, x: Float8) -> Float8 = RegressionSyy "regr_syy" needs crate::render::StatisticalAggregates;
}
