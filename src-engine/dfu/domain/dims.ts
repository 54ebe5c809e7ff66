/** Columns of dim_item beside its key (requirement 2). */
export const ITEM_WORDS = ['category', 'class', 'sub_class', 'brand_name', 'country', 'national_service_model'] as const
export const ITEM_NUMBERS = ['case_weight', 'item_proof', 'bpc', 'bottle_pack', 'pack_case'] as const

/** Columns of dim_dfu beside its key and what we write ourselves. */
export const DFU_WORDS = [
  'brand',
  'region',
  'state_plan',
  'sales_div',
  'prod_cat_desc',
  'abc_vol',
  'service_lvl_grp',
  'supergroup',
] as const
export const DFU_NUMBERS = ['execution_lag', 'total_lt', 'alcoh_pct', 'proof'] as const
