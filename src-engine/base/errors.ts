/**
 * The one error class of the product. It travels unchanged through every door.
 *
 * The message says what was expected, what was got and what to do; `details` are data for programs
 * (`details.hint` is one sentence with the next step).
 */
export class EngineError extends Error {
  readonly code: string
  readonly details: Record<string, unknown>

  /**
   * @param code - `CAPABILITY_WHAT`, one of the keys of {@link ERRORS}.
   * @param message - what was expected, what was got, what to do.
   * @param details - serialisable data.
   * @param options - `cause`: the error underneath, kept for the log.
   */
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'EngineError'
    this.code = code
    this.details = details
  }
}

/** Every code with its HTTP status and what it means; exit codes follow from the status ({@link exitCode}). */
export const ERRORS = {
  INVALID_INPUT: [400, 'The call does not fit its contract.'],
  UNAUTHORIZED: [401, 'The token is missing or wrong.'],
  FORBIDDEN: [403, 'The role of the user in the project does not allow the call.'],
  NOT_FOUND: [404, 'No such route or command.'],
  MISDIRECTED: [421, 'The Host or Origin of the request is not the local host.'],
  CANCELLED: [499, 'The job was cancelled.'],
  INTERNAL: [500, 'An unexpected failure; the log holds the reference.'],

  PROJECT_NOT_FOUND: [404, 'No project has this id or name.'],
  PROJECT_NAME_TAKEN: [409, 'Another project has this name.'],
  PROJECT_BUSY: [409, 'Jobs of the project are not finished.'],

  JOB_NOT_FOUND: [404, 'No job has this id.'],
  JOB_NOT_RESTARTABLE: [409, 'Only a failed, cancelled or interrupted job can be restarted.'],
  JOB_FINISHED: [409, 'The job has already ended.'],

  WORKSPACE_TOO_NEW: [409, 'The workspace was written by a newer version.'],
  WORKSPACE_UNUSABLE: [409, 'The workspace folder cannot be opened or written.'],
  WORKSPACE_BUSY: [503, 'Another process holds the workspace for too long.'],
  MEMORY_FULL: [507, 'The memory for large tables does not suffice.'],
  DISK_FULL: [507, 'No space is left on the disk of the workspace.'],

  FILE_NOT_FOUND: [404, 'The file does not exist.'],
  FILE_NOT_A_FILE: [422, 'The path is a folder or a device, not a file.'],
  FILE_UNREADABLE: [422, 'The file cannot be read.'],
  FILE_EMPTY: [422, 'The file holds no data.'],
  FILE_UNSUPPORTED: [422, 'The content of the file is of no supported format.'],
  FILE_DAMAGED: [422, 'The file claims a format but does not follow it.'],
  FILE_LINE_TOO_LONG: [422, 'A line of the file is longer than the limit.'],
  FILE_NO_ROWS: [422, 'The file has a header but no row.'],
  FILE_EXISTS: [409, 'The output file exists already.'],

  DATASET_NOT_FOUND: [404, 'No dataset has this id or name.'],
  DATASET_NAME_TAKEN: [409, 'Another dataset of the project has this name.'],
  DATASET_COLUMN_UNKNOWN: [422, 'A column named in the call is not in the data.'],
  DATASET_COLUMN_AMBIGUOUS: [422, 'Several columns of the file fit one column of the table.'],
  DATASET_COLUMN_MISSING: [422, 'A column that the table needs is not in the file.'],
  DATASET_TOO_MANY_REJECTED: [422, 'No row of the file could be used.'],
  DATASET_TOO_LARGE: [422, 'The data exceed what the format holds.'],
  DATASET_NO_TABLE: [422, 'The dataset was imported into no table of the project.'],
  DATASET_LAST_VERSION: [409, 'The only version of a dataset cannot be deleted alone.'],
  DATASET_CHART_UNSUITED: [422, 'A column does not suit the chart.'],
  DATASET_CHART_EMPTY: [422, 'No row has a value that the chart could show.'],
  DATASET_CHART_NOT_FOUND: [404, 'No saved chart of the dataset has this id or name.'],
  DATASET_CHART_NAME_TAKEN: [409, 'Another saved chart of the dataset has this name.'],
  DATASET_UPLOAD_UNKNOWN: [404, 'The uploaded file is unknown or was already used.'],

  PREPARATION_EXPRESSION_INVALID: [422, 'The expression is not understood; the details hold the position.'],
  PREPARATION_COLUMN_UNKNOWN: [422, 'A step names a column that is not there at that point.'],
  PREPARATION_COLUMN_EXISTS: [422, 'A step would make a second column of the same name.'],
  PREPARATION_COLUMN_TYPE: [422, 'A step needs a column of another type.'],
  PREPARATION_SETTING_INVALID: [422, 'The settings of a step do not fit each other or the data.'],
  PREPARATION_TOO_MANY_VALUES: [422, 'A column has more different values than the step can take.'],
  PREPARATION_TOO_MANY_ROWS: [422, 'The step would make more rows than the limit.'],
  PREPARATION_ONLY_IN_EXPERIMENT: [422, 'The step may be fitted on the training rows of an experiment only.'],
  PREPARATION_STEP_FAILED: [422, 'The database could not carry out a step.'],
  PREPARATION_NOTHING_LEFT: [422, 'The steps would leave no row, or none of them could be done.'],
  PREPARATION_MAPPING_NEEDED: [422, 'Columns of the recipe are not in the dataset and have to be mapped.'],
  PREPARATION_RECIPE_INVALID: [422, 'The file holds no recipe.'],
  PREPARATION_RECIPE_NOT_FOUND: [404, 'No recipe of the project has this id or name.'],
  PREPARATION_RECIPE_NAME_TAKEN: [409, 'Another recipe of the project has this name.'],

  LOTS_TOO_FEW: [422, 'Fewer eligible lots than the run needs.'],
  LOTS_NONE: [422, 'No lots were imported into the project.'],
  LOTS_FEATURE_UNUSABLE: [422, 'No usable feature is left.'],
  LOTS_RUN_NOT_FOUND: [404, 'No run of lots has this id.'],
  LOTS_RUN_UNFINISHED: [409, 'The run is not completed.'],
  LOTS_LOT_NOT_FOUND: [404, 'No lot of the run has this id.'],
  LOTS_RUNS_NOT_COMPARABLE: [422, 'The two runs have no lot in common.'],

  DFU_NO_FACTS: [422, 'No monthly sales were imported into the project.'],
  DFU_NONE_ELIGIBLE: [422, 'No DFU has enough months of history.'],
  DFU_MONTH_OUT_OF_RANGE: [422, 'The month lies outside the sales.'],
  DFU_FEATURE_UNKNOWN: [422, 'A feature named in the call is no column of dim_item or dim_dfu.'],
  DFU_FEATURES_UNUSABLE: [422, 'Every feature is undefined or constant.'],
  DFU_TOO_FEW: [422, 'Fewer DFUs than the smallest number of clusters needs.'],
  DFU_INPUT_UNUSABLE: [422, 'The file is not one that this step reads.'],
  DFU_CONFIG_INVALID: [422, 'The YAML configuration has an unknown key or a value out of range.'],
  DFU_RUN_NOT_FOUND: [404, 'No run of DFUs has this id.'],
  DFU_NOT_FOUND: [404, 'The run has no DFU of this id.'],
  DFU_CLUSTER_NOT_FOUND: [404, 'The run has no cluster of this id.'],
  DFU_LABEL_TAKEN: [409, 'Another cluster of the run has this label.'],
  DFU_COLUMN_UNKNOWN: [422, 'The column is none of dim_dfu.'],
  DFU_NO_DFUS: [422, 'The project has no DFU to update.'],
  DFU_TARGET_UNAVAILABLE: [422, 'The target of the update is not available yet.'],
  DFU_NOT_FROM_FACTS: [422, 'The run was made from a file of features, not from sales.'],
  DFU_RUNS_NOT_COMPARABLE: [422, 'The two runs have no DFU in common.'],

  RECOMMENDER_NO_SALES: [422, 'The project has no baskets and the call names no file of them.'],
  RECOMMENDER_LINES_UNUSABLE: [422, 'The order lines hold no order with a product.'],
  RECOMMENDER_NOTHING_TO_LEARN: [422, 'No basket of two known products is left to learn from.'],
  RECOMMENDER_WEIGHTS_INVALID: [422, 'The weights of the rows are no numbers above 0.'],
  RECOMMENDER_PROTOCOL_INVALID: [422, 'The file is no evaluation protocol.'],
  RECOMMENDER_TOO_LARGE: [422, 'The training would not fit into memory.'],
  RECOMMENDER_RUN_NOT_FOUND: [404, 'No run has this name, id or folder, or there is no complete run yet.'],
  RECOMMENDER_RUN_DAMAGED: [422, 'A file of the run is missing or does not hold what was written.'],
  RECOMMENDER_PROFILE_INVALID: [422, 'The profile has an unknown setting, a value out of range or an empty basket size.'],
  RECOMMENDER_PROFILE_NOT_FOUND: [404, 'No profile has this name.'],
  RECOMMENDER_PROFILE_PACKAGED: [409, 'A packaged profile cannot be changed or deleted.'],
  RECOMMENDER_PROFESSION_UNKNOWN: [422, 'The run knows no profession of this name.'],
  RECOMMENDER_PRODUCT_UNKNOWN: [404, 'The run knows no product of this id.'],
  RECOMMENDER_ADMIN_KEY_WRONG: [403, 'The service has an admin key and the call did not give it.'],
  RECOMMENDER_NO_SAMPLES: [422, 'No basket is left to evaluate with.'],
  RECOMMENDER_EVALUATION_NOT_FOUND: [404, 'No evaluation of the project has this id.'],
  RECOMMENDER_CASE_NOT_FOUND: [404, 'No test basket of the project has this id or name.'],
  RECOMMENDER_CASE_NAME_TAKEN: [409, 'Another test basket of the project has this name.'],

  CLUSTERING_K_OUT_OF_RANGE: [422, 'The number of clusters does not fit the data.'],
  CLUSTERING_TOO_LARGE: [422, 'The data exceed the memory of the kernels.'],
  CLUSTERING_NOT_FINITE: [422, 'A value is NaN or infinite.'],

  REPORT_KIND_UNKNOWN: [404, 'No report of this kind exists.'],
  REPORT_FORMAT_UNKNOWN: [422, 'Reports are written as .html, .pdf, .svg, .png or .csv.'],
  REPORT_FIGURE_UNKNOWN: [422, 'The report has no chart of this number.'],
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof ERRORS

/** Codes that mean "the call fails its contract": exit code 2, before any file is read. */
export const exitCode = (code: string): number => (code === 'INVALID_INPUT' ? 2 : code === 'CANCELLED' ? 130 : 1)

/** HTTP status of an error code; 500 for one that is not in the table. */
export const statusOf = (code: string): number => (code in ERRORS ? ERRORS[code as ErrorCode][0] : 500)
